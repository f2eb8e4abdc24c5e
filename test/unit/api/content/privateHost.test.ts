import { hasPrivateHost, isPrivateAddress } from '../../../../nodes/api/content/privateHost';

it.each([
	'10.0.0.1',
	'127.0.0.1',
	'192.0.0.8',
	'224.0.0.1',
	'255.255.255.255',
	'::1',
	'::ffff:10.0.0.1',
	'fe80::1%eth0',
	'fd00::1',
	'ff02::1',
	'64:ff9b::a00:1',
	'2002:a00:1::',
	'2001:0:4136::1',
	'not an address',
	'',
])('the address %j of a server is private', (address) => {
	expect(isPrivateAddress(address)).toBe(true);
});

it.each(['8.8.8.8', '::ffff:8.8.8.8', '2001:4860:4860::8888', '2a00:1450::1', '192.0.1.1'])(
	'the address %j of a server is public',
	(address) => {
		expect(isPrivateAddress(address)).toBe(false);
	},
);

it.each([
	'http://0177.0.0.1/',
	'http://0x7f.1/',
	'http://2130706433/',
	'http://[::7f00:1]/',
	'http://[fec0::1]/',
	'http://[100::1]/',
	'http://240.0.0.1/',
])('%s is private', (url) => {
	expect(hasPrivateHost(url)).toBe(true);
});
