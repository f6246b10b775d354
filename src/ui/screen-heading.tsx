import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";

type ScreenHeadingProps = {
  readonly id?: string;
  readonly className?: string | undefined;
  /** The same words as text when `children` is markup: a change of them means that a new question has arrived. */
  readonly spoken?: string;
  readonly children: ReactNode;
};

/**
 * The one h1 of a screen. It takes the focus when a person arrives or when its question changes, so that a screen
 * reader speaks it and the next Tab starts from the top. Not on the app's first screen: nobody travelled there.
 */
export const ScreenHeading = ({ id, className, spoken, children }: ScreenHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirstScreen = useRef(useLocation().key === "default");
  const words = spoken ?? (typeof children === "string" ? children : "");
  useEffect(() => {
    if (isFirstScreen.current) isFirstScreen.current = false;
    else if (words !== "") heading.current?.focus({ preventScroll: true });
  }, [words]);
  return (
    <h1 ref={heading} id={id} className={className} tabIndex={-1}>
      {children}
    </h1>
  );
};
