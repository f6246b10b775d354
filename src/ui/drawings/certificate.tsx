/** A certificate with a flower of ribbon. */
export const CertificateDrawing = () => (
  <svg className="spot" viewBox="0 0 240 150" aria-hidden="true">
    <path className="wash" stroke="none" d="M20 132c16-44 56-70 100-70s84 26 100 70z" />
    <path d="M8 132h224" />
    <path className="cloth" d="M54 24h132v92H54z" />
    <path d="M62 32h116v76H62z" strokeWidth="1.5" />
    <path d="M92 50h56M82 64h76M96 78h48" />
    <circle className="warm" cx="160" cy="104" r="18" />
    <path d="M152 121l-4 19 12-7 12 7-4-19" />
  </svg>
);
