import { definePipeline } from "../src/core/pipeline.ts";
import { dateline } from "../src/stages/dateline/index.ts";
import { dates } from "../src/stages/dates/index.ts";
import { entities } from "../src/stages/entities/index.ts";
import { language } from "../src/stages/language/index.ts";
import { reference } from "../src/stages/reference/index.ts";
import { referents } from "../src/stages/referents/index.ts";
import { sentences } from "../src/stages/sentences/index.ts";
import { title } from "../src/stages/title/index.ts";
import { tokens } from "../src/stages/tokens/index.ts";

/** Headlines, tickers and alerts: who, where and when. Nobody is quoted at length there, so claims and sentiment are left out. */
export default definePipeline("headlines", [
  language(),
  tokens(),
  title(),
  dateline(),
  reference(),
  sentences(),
  entities(),
  referents(),
  dates(),
]);
