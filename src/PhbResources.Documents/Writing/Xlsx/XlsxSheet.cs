using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>A sheet while it is filled, row by row. Columns are counted from 0, rows from 1.</summary>
internal sealed class XlsxSheet(XlsxStyles styles, double[] widths, WorksheetPart part)
{
    /// <summary>Width of columns beyond those of the table, in digits.</summary>
    private const double OtherWidth = 12;

    private readonly List<double> columns = [.. widths];
    private readonly SheetData data = new();
    private readonly List<MergeCell> merges = [];
    private readonly List<DataValidation> validations = [];
    private readonly List<Hyperlink> links = [];
    private Row row = null!;

    public int RowNumber { get; private set; }

    public int LastColumn { get; private set; } = Math.Max(0, widths.Length - 1);

    /// <summary>Room in a row for the lines in it; grows with what is typed, except where cells are joined.</summary>
    public void StartRow(double? height = null)
    {
        row = new Row { RowIndex = (uint)++RowNumber };
        if (height is { } points) SetHeight(points);
        data.Append(row);
    }

    public void SetHeight(double points)
    {
        // Excel has no higher rows.
        row.Height = Math.Round(Math.Min(points, 409), 1);
        row.CustomHeight = true;
    }

    /// <summary>Adds a cell to the row; gives its address.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="text">The text in it.</param>
    /// <param name="number">The number in it; with a formula, what that comes to.</param>
    /// <param name="formula">A formula; without a number it comes to an empty text.</param>
    public string Add(int column, XlsxLook look, InlineString? text = null, string? number = null, string? formula = null)
    {
        var cell = new Cell { CellReference = XlsxText.Address(column, RowNumber), StyleIndex = styles.Of(look) };
        if (text is not null) (cell.DataType, cell.InlineString) = (CellValues.InlineString, text);
        else if (formula is not null || number is not null) cell.CellValue = new CellValue(number ?? "");
        if (formula is not null)
        {
            cell.CellFormula = new CellFormula(formula);
            if (number is null) cell.DataType = CellValues.String;
        }

        row.Append(cell);
        return cell.CellReference!;
    }

    /// <summary>The last of the columns from <paramref name="from"/> on that are together at least so wide; adds columns if need be.</summary>
    public int Reach(int from, double width)
    {
        var at = from;
        for (var have = Width(from); have < width; have += Width(at)) at++;
        return at;
    }

    public double Width(int from, int to) => Enumerable.Range(from, to - from + 1).Sum(Width);

    public double Width(int column)
    {
        while (columns.Count <= column) columns.Add(OtherWidth);
        LastColumn = Math.Max(LastColumn, column);
        return columns[column];
    }

    /// <summary>Joins the cells of this row, which all have the same look.</summary>
    public void Join(int from, int to, XlsxLook look)
    {
        for (var at = from + 1; at <= to; at++) Add(at, look);
        if (to > from) merges.Add(new MergeCell { Reference = $"{XlsxText.Address(from, RowNumber)}:{XlsxText.Address(to, RowNumber)}" });
    }

    public void Check(DataValidation? validation)
    {
        if (validation is not null) validations.Add(validation);
    }

    public void LinkTo(string cell, string url)
    {
        var id = $"link{links.Count + 1}";
        part.AddHyperlinkRelationship(new Uri(url), isExternal: true, id);
        links.Add(new Hyperlink { Reference = cell, Id = id });
    }

    public void LinkToSheet(string cell, string sheet) => links.Add(new Hyperlink { Reference = cell, Location = SheetNames.Quoted(sheet) + "!A1", Display = sheet });

    /// <summary>Lines that a text takes in a width given in digits.</summary>
    public static int Lines(string text, double width, bool bold = false)
    {
        var letters = Math.Max(1, width * (bold ? 0.92 : 1.02) - 1);
        return text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / letters)));
    }

    public Worksheet Create(XlsxSheetPrint print)
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = print.FitToWidth }),
            new SheetDimension { Reference = $"A1:{XlsxText.Address(LastColumn, Math.Max(1, RowNumber))}" },
            new SheetViews(View(print)),
            new SheetFormatProperties { DefaultRowHeight = Math.Round(styles.Line * 1.35, 1), CustomHeight = true },
            new Columns(columns.Select((width, at) => new Column
            {
                Min = (uint)at + 1, Max = (uint)at + 1, Width = Math.Round(width, 2), CustomWidth = true,
            })),
            data);
        if (merges.Count > 0) sheet.Append(new MergeCells(merges) { Count = (uint)merges.Count });
        if (validations.Count > 0) sheet.Append(new DataValidations(validations) { Count = (uint)validations.Count });
        if (links.Count > 0) sheet.Append(new Hyperlinks(links));
        sheet.Append(
            new PrintOptions { HorizontalCentered = false },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.7, Header = 0.3, Footer = 0.3 },
            print.Setup(),
            new HeaderFooter(
                new OddHeader(print.Header), new OddFooter(print.Footer), new FirstHeader(""), new FirstFooter(print.Footer)) { DifferentFirst = true });
        return sheet;
    }

    private static SheetView View(XlsxSheetPrint print)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (print.IsFirst) view.TabSelected = true;
        if (print.HeaderRow > 0)
        {
            var corner = XlsxText.Address(print.RowHeaders ? 1 : 0, print.HeaderRow + 1);
            var pane = new Pane { VerticalSplit = print.HeaderRow, TopLeftCell = corner, State = PaneStateValues.Frozen, ActivePane = print.RowHeaders ? PaneValues.BottomRight : PaneValues.BottomLeft };
            if (print.RowHeaders) pane.HorizontalSplit = 1;
            view.Append(pane, new Selection { Pane = pane.ActivePane, ActiveCell = corner, SequenceOfReferences = new ListValue<StringValue> { InnerText = corner } });
        }

        return view;
    }
}

/// <summary>How a sheet is seen and printed.</summary>
/// <param name="Name">On its tab.</param>
/// <param name="IsFirst">True for the sheet that is open.</param>
/// <param name="HeaderRow">The row that stays on the screen and comes again on each page; 0 for none.</param>
/// <param name="RowHeaders">The first column stays too.</param>
internal sealed record XlsxSheetPrint(string Name, bool IsFirst, int HeaderRow, bool RowHeaders)
{
    /// <summary>False in large print, where shrinking would undo it: wide tables go on to the next page.</summary>
    public bool FitToWidth { get; init; }

    /// <summary>ISO 216 size as Excel counts them (ISO/IEC 29500-1, 18.3.1.63).</summary>
    public uint Paper { get; init; }

    public string Header { get; init; } = "";

    public string Footer { get; init; } = "";

    public PageSetup Setup()
    {
        var setup = new PageSetup { PaperSize = Paper, Orientation = OrientationValues.Landscape };
        if (FitToWidth) (setup.FitToWidth, setup.FitToHeight) = (1, 0);
        else setup.PageOrder = PageOrderValues.OverThenDown;
        return setup;
    }

    public IEnumerable<DefinedName> Names(uint index, int lastColumn, int lastRow)
    {
        var sheet = SheetNames.Quoted(Name);
        yield return new DefinedName($"{sheet}!$A$1:${XlsxText.Letters(lastColumn)}${lastRow.ToString(CultureInfo.InvariantCulture)}") { Name = "_xlnm.Print_Area", LocalSheetId = index };
        if (HeaderRow == 0) yield break;
        var rows = FormattableString.Invariant($"{sheet}!${HeaderRow}:${HeaderRow}");
        yield return new DefinedName(RowHeaders ? $"{sheet}!$A:$A,{rows}" : rows) { Name = "_xlnm.Print_Titles", LocalSheetId = index };
    }
}
