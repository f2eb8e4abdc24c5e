/** IPv4 networks that are not public (IANA special-purpose registry): private, shared, link-local, benchmarks, multicast, reserved. */
const PRIVATE_IPV4 =
	/^(?=\d+\.\d+\.\d+\.\d+$)(0|10|127|169\.254|192\.0\.0|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|22[4-9]|2[345]\d)\./;
/**
 * The same for IPv6: unspecified, loopback and those that contain an IPv4 address, which a public host never needs (mapped,
 * translated, 6to4, Teredo), discard, unique local, link-local, multicast.
 */
const PRIVATE_IPV6 = /^\[(::|64:ff9b:|2002:|2001:0?:|100:|f[c-f])/;
const LOCAL_HOST = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/;

/**
 * Whether a URL points to this computer or a private network, as far as its text tells. `URL` writes every spelling of an IP
 * address in the same way (`0x7f000001` is 127.0.0.1).
 *
 * @param url a valid URL
 */
export function hasPrivateHost(url: string): boolean {
	const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
	if (host.startsWith('[')) return PRIVATE_IPV6.test(host);
	return PRIVATE_IPV4.test(host) || LOCAL_HOST.test(host) || !host.includes('.');
}

/** Whether the address at the other end of a connection is private: `10.0.0.1`, `::ffff:10.0.0.1`, `fe80::1%eth0`. */
export function isPrivateAddress(address: string): boolean {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	const url = `http://${plain.includes(':') ? `[${plain}]` : plain}/`;
	return !URL.canParse(url) || hasPrivateHost(url);
}
