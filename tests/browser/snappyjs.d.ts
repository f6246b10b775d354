declare module "snappyjs" {
  export const uncompress: (compressed: Uint8Array) => Uint8Array;
}
