// Bundles the back office part into App_Plugins, or with --tests the tests into .test-build.
// What begins with @umbraco-cms is not bundled: the back office has it, by its import map.
import { build } from 'esbuild';
import { cp, readdir, rm } from 'node:fs/promises';

const common = { bundle: true, format: 'esm', target: 'es2022', external: ['@umbraco-cms/*'], logLevel: 'warning' };

if (process.argv.includes('--tests')) {
	await rm('.test-build', { recursive: true, force: true });
	const tests = (await readdir('test')).filter((name) => name.endsWith('.test.ts'));
	await build({ ...common, platform: 'node', entryPoints: tests.map((name) => `test/${name}`), outdir: '.test-build', outExtension: { '.js': '.mjs' } });
} else {
	const out = '../App_Plugins/PhbResources';
	await rm(out, { recursive: true, force: true });
	await build({ ...common, entryPoints: { 'phb-back-office': 'src/manifests.ts' }, outdir: out, splitting: true, chunkNames: 'part-[hash]', minify: true, legalComments: 'none' });
	await cp('public', out, { recursive: true });
}
