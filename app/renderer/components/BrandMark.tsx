/** The mark of Portside: a ship shaped like a folder, and the red light of its port side. Drawn like build/icon.svg. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="56 56 912 912" width={size} height={size} aria-hidden="true" focusable="false">
      <rect x="56" y="56" width="912" height="912" rx="216" fill="#153a56" />
      <path
        d="M212 470 Q212 430 252 430 H436 Q462 430 478 450 L512 494 H788 Q832 494 824 538 L796 694 Q776 806 664 806 H372 Q258 806 240 694 L212 500 Z"
        fill="#f2f6f9"
      />
      <path d="M228 610 H811 L803 656 H236 Z" fill="#9db8ca" />
      <circle cx="344" cy="298" r="108" fill="#f4303d" />
    </svg>
  )
}
