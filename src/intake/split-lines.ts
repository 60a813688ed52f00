/** Lines of a byte stream as they come whole; what follows the last line end waits for more. */
export class SplitLines {
  private unfinished: Buffer[] = [];

  add(chunk: Buffer): string[] {
    const last = chunk.lastIndexOf(10);
    if (last < 0) {
      this.unfinished.push(chunk);
      return [];
    }
    const text = Buffer.concat([...this.unfinished, chunk.subarray(0, last)]).toString('utf8');
    this.unfinished = [chunk.subarray(last + 1)];
    return text.split('\n').filter(Boolean);
  }
}
