// `npm run bench` prints every figure; `npm run bench -- pipeline` one of them. One file a question.
const QUESTIONS = [
  "pipeline",
  "startup",
  "memory",
  "linear",
  "sets",
  "quality",
  "entities",
  "dates",
  "claims",
  "sentiment",
  "export",
  "dedup",
  "scale",
  "chaos",
  "viewer",
] as const;
/** These take a quarter of an hour and more, so they run when they are asked for. */
const LONG: readonly string[] = ["viewer", "export", "dedup", "scale", "chaos"];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !QUESTIONS.some((question) => question === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join(", ")}". There are: ${QUESTIONS.join(", ")}.`);
  process.exit(2);
}
const { availableParallelism, cpus } = await import("node:os");
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown processor"}`,
);
for (const question of QUESTIONS) {
  if (asked.length > 0 ? !asked.includes(question) : LONG.includes(question)) continue;
  console.log(`\n== ${question}`);
  const { bench } = (await import(`./${question}.js`)) as { bench(): Promise<void> };
  await bench();
}

export {};
