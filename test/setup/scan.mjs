// n8n's official scanner, on the files that n8n's verification checks: the sources with package.json, and the published files.
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const PARTS = {
	source: ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'],
	dist: ['package.json', 'dist/**/*.{js,json}'],
};

for (const [part, patterns] of Object.entries(PARTS)) {
	const { passed, message, details } = await analyzePackage(process.cwd(), patterns);
	const looked = passed && message !== 'No files found to analyze';
	console.log(`${part}: ${looked ? 'no problems' : `${message}\n${details ?? ''}`}`);
	if (!looked) process.exitCode = 1;
}
