/** Reads a QR out of a picture: by the browser where it can, else by a decoder that is brought when it is first needed. */
interface Detector {
  readonly detect: (picture: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly ["qr_code"] }): Detector;
  readonly getSupportedFormats: () => Promise<readonly string[]>;
}

/** Null where there is none to be seen. Rejects where the decoder is not on this phone and cannot be brought. */
export const readQr = async (picture: ImageBitmapSource): Promise<string | null> => {
  detector ??= openDetector();
  const opened = await detector.catch((error: unknown) => {
    detector = undefined;
    throw error;
  });
  const [found] = await opened.detect(picture).catch(() => []);
  return found?.rawValue ?? null;
};

let detector: Promise<Detector> | undefined;

const openDetector = async (): Promise<Detector> => {
  const native = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats: readonly string[] = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  if (native && formats.includes("qr_code")) return new native({ formats: ["qr_code"] });
  const { BarcodeDetector: Ours } = await import("qr/decode.js");
  return new Ours({ formats: ["qr_code"] });
};
