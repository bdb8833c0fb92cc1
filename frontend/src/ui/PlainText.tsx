import type { ReactNode } from "react";

interface PlainTextProps {
  /** `# ` begins a heading, `- ` an item, anything else is a paragraph. */
  body: string;
  /** The level of its headings on this page. */
  level: 2 | 3 | 4;
}

/** A published text in its own words; nothing in it is markup of the page. */
export function PlainText({ body, level }: PlainTextProps) {
  const Heading = `h${String(level)}` as "h3";
  const blocks: ReactNode[] = [];
  let items: string[] = [];
  const close = (): void => {
    if (items.length === 0) return;
    const shown = items;
    blocks.push(
      <ul key={blocks.length}>
        {shown.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>,
    );
    items = [];
  };
  for (const line of body.split("\n")) {
    if (line.startsWith("- ")) {
      items.push(line.slice(2));
      continue;
    }
    close();
    if (line.startsWith("# ")) blocks.push(<Heading key={blocks.length}>{line.slice(2)}</Heading>);
    else if (line.trim()) blocks.push(<p key={blocks.length}>{line}</p>);
  }
  close();
  return blocks;
}
