import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { objectAt, objectName, resolvePath } from "../../src/io/object-name.ts";
import { readObject } from "../../src/io/object-store.ts";
import { useStore } from "../run/object-server.ts";

test("names of objects are taken apart and put together, and stand for themselves in any folder", () => {
  expect(objectAt("s3://news/2024/a b.txt")).toEqual({ bucket: "news", key: "2024/a b.txt" });
  expect(objectAt("s3://news")).toEqual({ bucket: "news", key: "" });
  expect(objectName("news", "a/b")).toBe("s3://news/a/b");
  expect(resolvePath("/home", "s3://news/a")).toBe("s3://news/a");
  expect(resolvePath("/home", "a")).toBe("/home/a");
});

test("a connection that breaks off costs no byte", async () => {
  const content = "Ada Okoro met Bo Lind. ".repeat(4000);
  const asked: string[] = [];
  // A store that sends less than it promised, and hangs up.
  const server = createServer((request, response) => {
    const { range = "bytes=0-" } = request.headers;
    asked.push(range);
    const from = Number(/\d+/.exec(range)?.[0]);
    response.writeHead(206, { "content-length": content.length - from, etag: '"1"' });
    response.write(content.slice(from, from + 30_000), () => setTimeout(() => response.destroy(), 20));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  useStore(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  onTestFinished(() => {
    server.close();
  });
  let read = "";
  for await (const chunk of readObject("s3://news/a.txt")) read += Buffer.from(chunk).toString();
  expect(read).toBe(content);
  expect(asked[0]).toBe("bytes=0-");
  expect(asked.length).toBe(4);
});
