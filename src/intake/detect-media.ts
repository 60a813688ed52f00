/** Bytes at the start of a file that are needed to know it. */
export const MEDIA_HEAD = 64;

const AUDIO_BRANDS = /^(?:M4A |M4B |F4A )/;

/** The kind of a sound or video file that browsers play, by its first bytes; null for anything else, whatever it is called. */
export function detectMedia(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, MEDIA_HEAD)).toString('latin1');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return 'audio/wav';
  if (head.startsWith('fLaC')) return 'audio/flac';
  if (head.startsWith('OggS')) return /\x80theora|BBCD/.test(head) ? 'video/ogg' : 'audio/ogg';
  if (head.startsWith('\x1a\x45\xdf\xa3')) return head.includes('webm') || head.includes('matroska') ? 'video/webm' : null;
  if (head.slice(4, 8) === 'ftyp') return AUDIO_BRANDS.test(head.slice(8, 12)) ? 'audio/mp4' : 'video/mp4';
  if (head.startsWith('ID3') || isMpegAudio(bytes)) return 'audio/mpeg';
  return null;
}

/** Eleven set bits, then a version that exists, layer II or III, and a bit rate (ISO 11172-3, 2.4.1.3). AAC in ADTS has layer 0, a mark of UTF-16 layer I. */
function isMpegAudio([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  return (
    first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && [2, 4].includes(second & 0x06) && third >> 4 !== 15
  );
}
