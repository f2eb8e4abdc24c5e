import { htmlResponse, type HttpResponse } from './httpResponse';
import { escapeHtml } from './page/escapeHtml';

/** Where the sandbox serves sample files: every name that ends in .pdf, or like a picture's. */
export const FILES_PATH = '/files/';

/** A sample file of this path, such as `/files/invoices/2041.pdf`; HTTP 404 for other kinds of files. */
export function sampleFile(path: string): HttpResponse {
	const name = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
	if (/\.pdf$/i.test(name)) return fileResponse('application/pdf', pdfOf(name));
	if (/\.(jpe?g|png|webp|svg)$/i.test(name)) return fileResponse('image/svg+xml', pictureOf(name));
	return htmlResponse(404, 'Not found');
}

function fileResponse(type: string, body: string): HttpResponse {
	return { httpStatus: 200, headers: { 'content-type': type }, body };
}

/** A PDF of one page with its name on it. */
function pdfOf(name: string): string {
	const text = name.replace(/[^ -~]|[()\\]/g, '?');
	const drawn = `BT /F1 24 Tf 60 740 Td (${text}) Tj 0 -40 Td /F1 12 Tf (A sample file of the Picky Assist sandbox.) Tj ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	let pdf = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = pdf.length;
		pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const size = objects.length + 1;
	return `${pdf}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
}

/** A picture with its name on it. */
function pictureOf(name: string): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320" viewBox="0 0 480 320">
<rect width="480" height="320" fill="#2f6f5e"/>
<circle cx="240" cy="130" r="62" fill="#f2c35c"/>
<path d="M0 320 140 190l80 70 90-100 170 160z" fill="#1b4a3e"/>
<text x="240" y="300" text-anchor="middle" font-family="sans-serif" font-size="20" fill="#fff">${escapeHtml(name)}</text>
</svg>
`;
}
