/**
 * Words that make n8n put a text of its own in the place of a whole error message, some with the description to try again at
 * once (COMMON_ERRORS in n8n-workflow 2.8 and 2.41). n8n looks for them whatever the case, inside other words too.
 */
const REPLACED = [
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

/** A message that n8n shows as it is: words that n8n would replace it for have a hyphen inside (`ECONN-RESET`). */
export function protectFromRewriting(message: string): string {
	return REPLACED.reduce((text, word) => text.replace(word, '$1-$2'), message);
}
