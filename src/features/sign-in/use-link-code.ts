import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { codeInFragment } from "#domain/sign-in-code.ts";

/**
 * The code of the link that opened the screen. It leaves the address at once: who borrows the phone or sees its history
 * shall not find it there.
 */
export const useLinkCode = (): string | null => {
  const { hash, pathname, state } = useLocation();
  const navigate = useNavigate();
  const [code, setCode] = useState<string | null>(null);
  const found = codeInFragment(hash);
  if (found !== null && found !== code) setCode(found);
  useEffect(() => {
    if (hash !== "") void navigate(pathname, { replace: true, state });
  }, [hash, pathname, state, navigate]);
  return code;
};
