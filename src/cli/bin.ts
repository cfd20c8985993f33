#!/usr/bin/env node
import { main } from "./main.ts";

// The version of Amazon's client is pinned; what it says of its later ones helps nobody who runs this.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
process.exitCode = await main(process.argv.slice(2));
