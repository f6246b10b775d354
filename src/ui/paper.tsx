import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { classNames } from "./class-names.ts";
import "./paper.css";

type PaperProps = { readonly wide?: boolean; readonly children: ReactNode };

/** What the printer gets in the place of the screen: an A4 page, `wide` across. On the screen it is not to be seen. */
export const Paper = ({ wide = false, children }: PaperProps) =>
  createPortal(<article className={classNames("paper", wide && "paper-wide")}>{children}</article>, document.body);

/** Where those sign who answer for what stands above. */
export const Signatures = ({ roles }: { readonly roles: readonly string[] }) => (
  <div className="paper-sign">
    {roles.map((role) => (
      <p key={role}>
        ..................................................
        <br />
        (.................................................)
        <br />
        {role}
      </p>
    ))}
  </div>
);
