import type { ReactNode } from "react";
import { QrCode } from "./qr-code.tsx";
import "./qr-figure.css";

interface QrFigureProps {
  readonly text: string;
  readonly label: string;
  /** Stands under the code. */
  readonly children: ReactNode;
}

/** A code to be scanned from this screen. */
export const QrFigure = ({ text, label, children }: QrFigureProps) => (
  <figure className="card card-pad qr-figure">
    <QrCode text={text} label={label} />
    <figcaption>{children}</figcaption>
  </figure>
);
