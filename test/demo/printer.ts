/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the demo is a program of its own, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console */
import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'green' | 'red';

/** Prints to the terminal. */
export interface Printer {
	/** @param style only where the output is a terminal that shows it */
	print(text?: string, style?: Style): void;
	/** Prints to standard error. */
	complain(text: string): void;
}

function showsStyles(): boolean {
	return (
		process.stdout.isTTY === true &&
		process.env.NO_COLOR === undefined &&
		process.env.TERM !== 'dumb'
	);
}

/** @param secret never printed, whatever the text is; empty for none */
export function createPrinter(secret: string): Printer {
	const styled = showsStyles();
	const hide = (text: string) => (secret === '' ? text : text.replaceAll(secret, '***'));
	return {
		print(text = '', style) {
			console.log(styled && style ? styleText(style, hide(text)) : hide(text));
		},
		complain: (text) => console.error(hide(text)),
	};
}
