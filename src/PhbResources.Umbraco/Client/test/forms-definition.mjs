// Writes the form to import into Umbraco Forms as TypeScript, so that the compiler holds it to the types which Umbraco publishes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const form = await readFile('../../../umbraco-config/umbraco-forms/share-a-template.json', 'utf8');
await mkdir('.test-build', { recursive: true });
await writeFile(
	'.test-build/share-form.ts',
	`import type { FormDesign } from '@umbraco-forms/backoffice';

/** In JSON the values of an enum are their texts. */
type Json<T> = T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T : T extends Array<infer Item> ? ReadonlyArray<Json<Item>> : { readonly [Key in keyof T]: Json<T[Key]> };

export default ${form.trim()} as const satisfies Json<FormDesign>;
`,
);
