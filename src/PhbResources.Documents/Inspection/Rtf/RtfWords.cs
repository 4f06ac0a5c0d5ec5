namespace PhbResources.Documents.Inspection.Rtf;

/// <summary>Control words of RTF that matter, by what they lead to.</summary>
internal static class RtfWords
{
    /// <summary>Words that no shared file may have.</summary>
    public static readonly Dictionary<string, InspectionRule> Forbidden = new(StringComparer.Ordinal)
    {
        ["object"] = InspectionRules.Ole, ["objdata"] = InspectionRules.Ole, ["objemb"] = InspectionRules.Ole, ["objlink"] = InspectionRules.Ole, ["objautlink"] = InspectionRules.Ole,
        ["objclass"] = InspectionRules.Ole, ["objhtml"] = InspectionRules.Ole, ["objupdate"] = InspectionRules.Ole, ["objsub"] = InspectionRules.Ole, ["objpub"] = InspectionRules.Ole,
        ["objocx"] = InspectionRules.ActiveX, ["template"] = InspectionRules.ExternalTemplate, ["filetbl"] = InspectionRules.ExternalContent, ["file"] = InspectionRules.ExternalContent,
        ["mailmerge"] = InspectionRules.MailMerge, ["private"] = InspectionRules.UnknownPart, ["htmltag"] = InspectionRules.Mail, ["fontemb"] = InspectionRules.UnknownPart,
    };

    /// <summary>Groups that hold a text of their own.</summary>
    public static readonly Dictionary<string, (PieceOrigin Origin, string Words)> Destinations = new(StringComparer.Ordinal)
    {
        ["header"] = (PieceOrigin.Header, "header"), ["headerl"] = (PieceOrigin.Header, "header"), ["headerr"] = (PieceOrigin.Header, "header"), ["headerf"] = (PieceOrigin.Header, "header"),
        ["footer"] = (PieceOrigin.Footer, "footer"), ["footerl"] = (PieceOrigin.Footer, "footer"), ["footerr"] = (PieceOrigin.Footer, "footer"), ["footerf"] = (PieceOrigin.Footer, "footer"),
        ["footnote"] = (PieceOrigin.Note, "footnote"), ["annotation"] = (PieceOrigin.Comment, "comment"), ["shptxt"] = (PieceOrigin.TextBox, "text box"),
        ["atnauthor"] = (PieceOrigin.Label, "author of a comment"), ["atnid"] = (PieceOrigin.Label, "initials of a comment"), ["bkmkstart"] = (PieceOrigin.Label, "bookmark"),
        ["docvar"] = (PieceOrigin.CustomXml, "document variable"), ["datastore"] = (PieceOrigin.CustomXml, "data beside the document"), ["revtbl"] = (PieceOrigin.Label, "author of a tracked change"),
        ["template"] = (PieceOrigin.Address, "template of the document"), ["hlinkbase"] = (PieceOrigin.Property, "document property: hyperlinkBase"), ["ffdeftext"] = (PieceOrigin.Label, "setting of a form field"),
        ["staticval"] = (PieceOrigin.Property, "document property"), ["propname"] = (PieceOrigin.Property, "name of a document property"),
    };

    /// <summary>Groups that hold no text of the document.</summary>
    public static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "themedata", "colorschememapping", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "listtext", "pntext",
        "pnseclvl", "fldinst", "bkmkend", "pgdsctbl", "mmathPr", "defchp", "defpap", "panose", "falt", "nonshppict", "sn", "sv", "sp", "pict", "blipuid", "picprop", "wgrffmtfilter", "oldcprops", "oldpprops", "ffname", "formfield", "fldtype", "atrfstart", "atrfend", "atnref", "atndate", "background",
    };

    /// <summary>Groups of the information group that are document properties.</summary>
    public static readonly HashSet<string> Properties = new(StringComparer.Ordinal) { "title", "subject", "author", "manager", "company", "operator", "category", "keywords", "comment", "doccomm" };
}
