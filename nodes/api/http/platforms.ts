import { InputError, quote } from '../input/inputError';

/** Where each generation of the panel responses (Quick Start Guide, Push API variables page). */
export const PLATFORM_BASE_URLS = {
	v3: 'https://pickyassist.com/app/api/v2',
	v4: 'https://app.pickyassist.com/api/v2',
} as const;

/** Whether a platform of the credential is one of Picky Assist's own panels. */
export function isVendorPlatform(platform: unknown): boolean {
	return platform !== 'custom';
}

/**
 * The address that every endpoint's name is put behind, without a slash at its end.
 *
 * @param platform `v3`, `v4` or `custom`
 * @param customBaseUrl the address for `custom`
 * @throws InputError if that is no web address
 */
export function baseUrlOf(platform: unknown, customBaseUrl: unknown): string {
	if (isVendorPlatform(platform))
		return platform === 'v3' ? PLATFORM_BASE_URLS.v3 : PLATFORM_BASE_URLS.v4;
	const baseUrl = String(customBaseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (/^https?:\/\//i.test(baseUrl) && URL.canParse(baseUrl)) return baseUrl;
	throw new InputError(
		`The Base URL ${quote(baseUrl)} is not a valid web address`,
		'Open the credential and enter the address without /push at the end, for example https://proxy.example.com/api/v2.',
	);
}
