using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>The named styles of a Word file, so that its owner changes the look in one place.</summary>
internal static class DocxStyles
{
    public const string Normal = "Normal", Title = "Title", Heading1 = "Heading1", Heading2 = "Heading2",
        ListBullet = "ListBullet", ListNumber = "ListNumber", CheckList = "CheckList",
        Guidance = "Guidance", GuidanceList = "GuidanceList", GuidanceHeading = "GuidanceHeading",
        FieldLabel = "FieldLabel", FieldHint = "FieldHint", FieldAnswer = "FieldAnswer",
        Caption = "Caption", TableHeading = "TableHeading", TableText = "TableText", TableGap = "TableGap",
        Header = "Header", Footer = "Footer", Hyperlink = "Hyperlink", Placeholder = "PlaceholderText",
        TableNormal = "TableNormal", DocumentTable = "DocumentTable", FormTable = "FormTable";

    public static W.Styles Create(Look look, string language)
    {
        var half = look.Body / 2;
        return new W.Styles(
            new W.DocDefaults(
                new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
                    new W.RunFonts { Ascii = Look.Font, HighAnsi = Look.Font, EastAsia = Look.Font, ComplexScript = Look.Font },
                    new W.Color { Val = "1A1A1A" },
                    new W.FontSize { Val = Text(look.Body) },
                    new W.FontSizeComplexScript { Val = Text(look.Body) },
                    new W.Languages { Val = language, EastAsia = language, Bidi = "ar-SA" })),
                new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(
                    new W.SpacingBetweenLines { After = Text(half * 13), Line = Text(look.Line), LineRule = W.LineSpacingRuleValues.Auto }))),
            Paragraph(Normal, "Normal", null, [], null, isDefault: true),
            Paragraph(Title, "Title", Normal, [Keep(), Spacing(0, half * 16, 252)], Type(look.Title, bold: true, Look.Ink), next: Normal),
            Paragraph(Heading1, "heading 1", Normal,
                [Keep(), new W.KeepLines(), RuleBelow(), Spacing(half * 28, half * 12, 264), new W.OutlineLevel { Val = 0 }],
                Type(look.Heading1, bold: true, Look.Ink), next: Normal),
            Paragraph(Heading2, "heading 2", Normal, [Keep(), new W.KeepLines(), Spacing(half * 18, half * 8, 264), new W.OutlineLevel { Val = 1 }],
                Type(look.Heading2, bold: true, Look.Ink), next: Normal),
            Paragraph(ListBullet, "List Bullet", Normal, [Numbering(DocxNumbering.Bullets), Spacing(0, half * 7), Hanging(0, half * 36)], null),
            Paragraph(ListNumber, "List Number", Normal, [Numbering(DocxNumbering.Steps), Spacing(0, half * 7), Hanging(0, half * 42)], null),
            Paragraph(CheckList, "Check List", Normal, [TabAt(half * 40), Spacing(0, half * 7), Hanging(0, half * 40)], null),
            Paragraph(Guidance, "Guidance", Normal, [new W.KeepLines(), GuidanceBar(), Shade(Look.PaleTint), Spacing(0, 0), Indent(half * 20)], null),
            Paragraph(GuidanceHeading, "Guidance Heading", Guidance, [Keep()], Type(look.Body, bold: true, Look.Ink), next: Guidance),
            Paragraph(GuidanceList, "Guidance List", Guidance, [TabAt(half * 52), Hanging(half * 20, half * 32)], null),
            Paragraph(FieldLabel, "Field Label", Normal, [Spacing(half * 3, half * 3, 264)], new W.StyleRunProperties(new W.Bold(), new W.BoldComplexScript())),
            Paragraph(FieldHint, "Field Hint", Normal, [Spacing(0, half * 3, 264)], Type(look.Hint, bold: false, Look.Quiet)),
            Paragraph(FieldAnswer, "Field Answer", Normal, [Spacing(half * 4, half * 4, 264)], null),
            Paragraph(Caption, "caption", Normal, [Keep(), Spacing(half * 10, half * 8, 264)], Type(look.Body, bold: true, "1A1A1A")),
            Paragraph(TableText, "Table Text", Normal, [Spacing(half * 3, half * 3, look.Large ? 288 : 252)],
                new W.StyleRunProperties(new W.FontSize { Val = Text(look.TableSizes[0]) }, new W.FontSizeComplexScript { Val = Text(look.TableSizes[0]) })),
            Paragraph(TableHeading, "Table Heading", TableText, [], new W.StyleRunProperties(new W.Bold(), new W.BoldComplexScript())),
            Paragraph(TableGap, "Table Gap", Normal, [Spacing(0, 0, 240)], Type(16, bold: false, Look.Quiet)),
            Paragraph(Header, "header", Normal, [Spacing(0, 0, 240)], Type(look.Small, bold: false, Look.Quiet)),
            Paragraph(Footer, "footer", Normal, [Spacing(0, 0, 240)], Type(look.Small, bold: false, Look.Quiet)),
            Character("DefaultParagraphFont", "Default Paragraph Font", null, isDefault: true),
            Character(Hyperlink, "Hyperlink", new W.StyleRunProperties(new W.Color { Val = "0B5CAD" }, new W.Underline { Val = W.UnderlineValues.Single })),
            Character(Placeholder, "Placeholder Text", new W.StyleRunProperties(new W.Color { Val = Look.Quiet })),
            PlainTable(), RuledTable(DocumentTable, "Document Table"), RuledTable(FormTable, "Form Table"));
    }

    private static W.Style Paragraph(string id, string name, string? basedOn, OpenXmlElement[] paragraph, W.StyleRunProperties? run, string? next = null, bool isDefault = false)
    {
        var style = new W.Style(new W.StyleName { Val = name }) { Type = W.StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        if (basedOn is not null) style.Append(new W.BasedOn { Val = basedOn });
        if (next is not null) style.Append(new W.NextParagraphStyle { Val = next });
        style.Append(new W.PrimaryStyle());
        if (paragraph.Length > 0) style.Append(new W.StyleParagraphProperties(paragraph));
        if (run is not null) style.Append(run);
        return style;
    }

    private static W.Style Character(string id, string name, W.StyleRunProperties? run, bool isDefault = false)
    {
        var style = new W.Style(new W.StyleName { Val = name }) { Type = W.StyleValues.Character, StyleId = id };
        if (isDefault) style.Default = true;
        if (run is not null) style.Append(run);
        return style;
    }

    private static W.Style PlainTable() => new(
        new W.StyleName { Val = "Normal Table" },
        new W.StyleTableProperties(
            new W.TableIndentation { Width = 0, Type = W.TableWidthUnitValues.Dxa },
            new W.TableCellMarginDefault(
                new W.TopMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa },
                new W.TableCellLeftMargin { Width = 108, Type = W.TableWidthValues.Dxa },
                new W.BottomMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa },
                new W.TableCellRightMargin { Width = 108, Type = W.TableWidthValues.Dxa })))
    { Type = W.StyleValues.Table, StyleId = TableNormal, Default = true };

    private static W.Style RuledTable(string id, string name) => new(
        new W.StyleName { Val = name },
        new W.BasedOn { Val = TableNormal },
        new W.StyleTableProperties(new W.TableBorders(
            Line<W.TopBorder>(), Line<W.LeftBorder>(), Line<W.BottomBorder>(), Line<W.RightBorder>(), Line<W.InsideHorizontalBorder>(), Line<W.InsideVerticalBorder>())))
    { Type = W.StyleValues.Table, StyleId = id, CustomStyle = true };

    private static T Line<T>() where T : W.BorderType, new() =>
        new() { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = Look.Rule };

    private static W.ParagraphBorders RuleBelow() =>
        new(new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Space = 3, Color = Look.Ink });

    /// <summary>The lines above and below have the colour of the ground: they are padding.</summary>
    private static W.ParagraphBorders GuidanceBar() => new(
        new W.TopBorder { Val = W.BorderValues.Single, Size = 4, Space = 4, Color = Look.PaleTint },
        new W.LeftBorder { Val = W.BorderValues.Single, Size = 36, Space = 8, Color = Look.Ink },
        new W.BottomBorder { Val = W.BorderValues.Single, Size = 4, Space = 4, Color = Look.PaleTint });

    private static W.StyleRunProperties Type(int size, bool bold, string colour)
    {
        var run = new W.StyleRunProperties();
        if (bold) run.Append(new W.Bold(), new W.BoldComplexScript());
        run.Append(new W.Color { Val = colour }, new W.FontSize { Val = Text(size) }, new W.FontSizeComplexScript { Val = Text(size) });
        return run;
    }

    private static W.KeepNext Keep() => new();

    private static W.Shading Shade(string fill) => new() { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = fill };

    private static W.Tabs TabAt(int position) => new(new W.TabStop { Val = W.TabStopValues.Left, Position = position });

    private static W.Indentation Indent(int left) => new() { Left = Text(left) };

    private static W.Indentation Hanging(int from, int by) => new() { Left = Text(from + by), Hanging = Text(by) };

    private static W.NumberingProperties Numbering(int list) => new(new W.NumberingId { Val = list });

    private static W.SpacingBetweenLines Spacing(int before, int after, int line = 0)
    {
        var spacing = new W.SpacingBetweenLines { Before = Text(before), After = Text(after) };
        if (line > 0) (spacing.Line, spacing.LineRule) = (Text(line), W.LineSpacingRuleValues.Auto);
        return spacing;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
