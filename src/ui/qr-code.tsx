import { encodeQR } from "qr";

/** `label`: what it is, spoken. Printed at 30 mm, a QR of 160 letters has dots of 0.5 mm, which any camera reads. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const data = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const size = data.length;
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      // A drawing that stands for a text: an `img` would need an address.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dots} fill="#17213a" />
    </svg>
  );
};
