import { definePipeline } from "../src/core/pipeline.ts";
import { checkworthiness } from "../src/stages/checkworthiness/index.ts";
import { claims } from "../src/stages/claims/index.ts";
import { dateline } from "../src/stages/dateline/index.ts";
import { dates } from "../src/stages/dates/index.ts";
import { entities } from "../src/stages/entities/index.ts";
import { language } from "../src/stages/language/index.ts";
import { reference } from "../src/stages/reference/index.ts";
import { referents } from "../src/stages/referents/index.ts";
import { sentences } from "../src/stages/sentences/index.ts";
import { sentiment } from "../src/stages/sentiment/index.ts";
import { title } from "../src/stages/title/index.ts";
import { tokens } from "../src/stages/tokens/index.ts";

/** News articles: every layer. */
export default definePipeline("news", [
  language(),
  tokens(),
  title(),
  dateline(),
  reference(),
  sentences(),
  entities(),
  referents(),
  dates(),
  checkworthiness(),
  claims(),
  sentiment(),
]);
