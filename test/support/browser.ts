import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const unbrotli = promisify(brotliDecompress);

/** Where distributions put theirs. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];

/** A real browser: `CHROMIUM_PATH`, else an installed one, else the one that ships as a package, unpacked once. */
export async function launchBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM_PATH, ...INSTALLED].find((path) => path && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
  const folder = await unpackedBrowser();
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: ['--no-sandbox'], env: env as Record<string, string> });
}

/** The unpacked package, in a folder named by its version. Whoever is first renames it into place; the others use that. */
async function unpackedBrowser(): Promise<string> {
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8')) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `verbatim-chromium-${version}-${user}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const fresh = await mkdtemp(join(tmpdir(), 'verbatim-chromium-new-'));
  await unpackInto(bin, fresh);
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  return folder;
}

async function unpackInto(bin: string, folder: string): Promise<void> {
  const unpack = async (name: string) => unbrotli(await readFile(join(bin, `${name}.br`)));
  await writeFile(join(folder, 'chromium'), await unpack('chromium'));
  await chmod(join(folder, 'chromium'), 0o755);
  await untar(await unpack('al2023.tar'), join(folder, 'al2023'));
  await untar(await unpack('swiftshader.tar'), folder);
  await untar(await unpack('fonts.tar'), folder);
  await writeFile(join(folder, 'fonts', 'fonts.conf'), fontsConf(join(folder, 'fonts')));
}

function fontsConf(fonts: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${fonts}/cache</cachedir></fontconfig>`;
}

/** Folders, files and links of a ustar archive: blocks of 512 bytes, a header and then the contents, sizes in octal. */
async function untar(archive: Buffer, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const field = (from: number, length: number) =>
      archive.toString('utf8', at + from, at + from + length).replace(/\0[\s\S]*$/, '');
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const path = join(folder, join('/', field(345, 155), field(0, 100)));
    const contents = archive.subarray(at + 512, at + 512 + size);
    await mkdir(field(156, 1) === '5' ? path : dirname(path), { recursive: true });
    if (field(156, 1) === '2') await symlink(field(157, 100), path);
    else if (field(156, 1) === '0' || field(156, 1) === '')
      await writeFile(path, contents, { mode: Number.parseInt(field(100, 8), 8) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
