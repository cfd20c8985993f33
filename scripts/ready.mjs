// Makes a clone runnable: installs packages when they are missing or older than the lock file, and compiles when
// a source is newer than the last build. Plain Node, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);
const buildOnly = process.argv.includes("--build-only");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `copydesk needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
  process.exit(2);
}

const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(
      latest,
      entry.isDirectory() ? newest(path) : /\.(?:tsx?|css|html)$/.test(entry.name) ? time(path) : 0,
    );
  }
  return latest;
}

function run(what, command, args) {
  console.error(`copydesk: ${what} …`);
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, COPYDESK_READY: "1" },
  });
  if (status === 0) return;
  console.error(
    `${stdout ?? ""}${stderr ?? ""}\ncopydesk: ${what} failed. Run '${command} ${args.join(" ")}' in this folder to see why.`,
  );
  process.exit(3);
}

// npm runs "prepare" inside the install that this script starts: nothing to do a second time.
if (process.env.COPYDESK_READY && buildOnly) process.exit(0);

const installed = at("node_modules", ".package-lock.json");
if (!buildOnly && time(installed) < time(at("package-lock.json"))) {
  run("installing packages", "npm", ["ci", "--loglevel=error", "--no-progress"]);
}
const stamp = at("dist", ".built");
const sources = Math.max(
  ...["src", "pipelines", "bench"].map((folder) => newest(at(folder))),
  time(at("tsconfig.json")),
  time(at("package.json")),
);
if (time(stamp) < sources && existsSync(at("node_modules", "typescript"))) {
  rmSync(at("dist"), { recursive: true, force: true });
  run("compiling", process.execPath, [
    at("node_modules", "typescript", "bin", "tsc"),
    "-p",
    "tsconfig.build.json",
  ]);
  for (const name of [
    "text/sequence/assembly/add-weights",
    "text/sequence/assembly/decode",
    "stages/sentiment/assembly/judge",
  ])
    run("compiling to WebAssembly", at("node_modules", ".bin", "asc"), [
      at("src", `${name}.ts`),
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd",
      "--outFile",
      at("dist", "src", `${name}.wasm`),
    ]);
  const app = (name) => at("src", "viewer", "app", name);
  run("bundling the viewer", at("node_modules", ".bin", "esbuild"), [
    app("main.tsx"),
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--jsx=automatic",
    "--jsx-import-source=preact",
    "--log-level=error",
    `--outfile=${at("dist", "viewer", "app.js")}`,
  ]);
  for (const name of ["index.html", "app.css"]) copyFileSync(app(name), at("dist", "viewer", name));
  writeFileSync(stamp, "");
}
