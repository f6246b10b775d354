import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What is wrong and what to do, tied to its field by `id`. */
export const FieldError = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <p className="field-error" id={id} role="alert">
    <Icon name="needs-you" />
    <span>{children}</span>
  </p>
);
