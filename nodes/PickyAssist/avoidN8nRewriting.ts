/**
 * Words that make n8n replace a whole error message with its own, sometimes advising to retry at once (COMMON_ERRORS in
 * n8n-workflow 2.8 and 2.41). n8n ignores case and also finds them inside other words.
 */
const REWRITTEN_WORDS = [
	['ECONN', 'REFUSED'],
	['ECONN', 'RESET'],
	['ECONN', 'ABORTED'],
	['ENOT', 'FOUND'],
	['ETIMED', 'OUT'],
	['ERRADDR', 'INUSE'],
	['EADDR', 'NOTAVAIL'],
	['EHOST', 'UNREACH'],
	['EAI', '_AGAIN'],
	['ENO', 'ENT'],
	['EIS', 'DIR'],
	['ENOT', 'DIR'],
	['EAC', 'CES'],
	['EEX', 'IST'],
	['EP', 'ERM'],
	['GET', 'ADDRINFO'],
].map(([head, tail]) => new RegExp(`(${head})(${tail})`, 'gi'));

/** Adds a hyphen to such words (`ECONN-RESET`), so that n8n shows the message unchanged. */
export function avoidN8nRewriting(message: string): string {
	return REWRITTEN_WORDS.reduce((text, word) => text.replace(word, '$1-$2'), message);
}
