// Compiles the MJML of the shipped mails into dist/templates/compiled.json, so that an installation needs no MJML.
// Runs after tsc, once the template files are beside the compiled code.
import { writeFileSync } from "node:fs";
import { compiledFile, compileMjml, mjmlKey } from "../dist/templates/compile.js";
import { readTemplateFiles } from "../dist/templates/files.js";
import { mjmlSources } from "../dist/templates/read.js";

const compiled = {};
for (const source of mjmlSources(await readTemplateFiles())) {
  const result = await compileMjml(source, {});
  if (!("html" in result)) throw new Error(`a shipped mail does not compile: ${JSON.stringify(result)}`);
  compiled[mjmlKey(source)] = result.html;
}
writeFileSync(compiledFile, `${JSON.stringify(compiled, null, 1)}\n`);
