using static PhbResources.Documents.Inspection.RuleOutcome;

namespace PhbResources.Documents.Inspection;

/// <summary>Every rule of the inspection, with what a member reads.</summary>
public static class InspectionRules
{
    private const string SaveAgain = "Open it on your computer, save it as a new file and share that one.";
    private const string SaveAsPdf = "Open it on your computer, print it to PDF (or use 'Save as PDF') and share the PDF.";
    private const string Fresh = "If someone sent you this file, ask them where it comes from before you open it. If you made it, save it as a new file and share that one.";

    private static readonly List<InspectionRule> Rules = [];

    // Types

    internal static readonly InspectionRule Empty = Rule("empty-file", Refuse, "There is nothing in this file.", "Check that you chose the right file and that it was saved.");
    internal static readonly InspectionRule TooLarge = Rule("too-large", Refuse, "This file is larger than 20 MB.", "Make its pictures smaller or share it in parts.");
    internal static readonly InspectionRule UnknownType = Rule("unknown-type", Refuse, "We cannot tell what kind of file this is.",
        "Share a Word (.docx), LibreOffice (.odt), Excel (.xlsx), spreadsheet (.ods), PDF, text (.txt), rich text (.rtf), PNG or JPEG file.");
    internal static readonly InspectionRule OldWord = Rule("old-word", Refuse, "This is a file of an old version of Word (.doc), which can hide programs.",
        "Open it in Word or LibreOffice, choose 'Save as', choose 'Word document (.docx)' and share that file.");
    internal static readonly InspectionRule OldExcel = Rule("old-excel", Refuse, "This is a file of an old version of Excel (.xls), which can hide programs.",
        "Open it in Excel or LibreOffice, choose 'Save as', choose 'Excel workbook (.xlsx)' and share that file.");
    internal static readonly InspectionRule OldOffice = Rule("old-office", Refuse, "This is a file of an old office program, which can hide programs.",
        "Open it in the program that it belongs to and save it in a newer format, or as PDF.");
    internal static readonly InspectionRule Slides = Rule("slides", Refuse, "This is a slide show. We cannot check slide shows.", "Open it, choose 'Save as PDF' and share the PDF.");
    internal static readonly InspectionRule MacroType = Rule("macro-document", Refuse, "This kind of file (.docm, .dotm, .xlsm) can run programs.",
        "Open it, choose 'Save as', choose .docx or .xlsx and share that file.");
    internal static readonly InspectionRule BinarySheet = Rule("binary-sheet", Refuse, "This is a binary Excel file (.xlsb), which we cannot check.",
        "Open it in Excel, choose 'Save as', choose 'Excel workbook (.xlsx)' and share that file.");
    internal static readonly InspectionRule Zip = Rule("archive", Refuse, "This is a folder of files (zip or similar).", "Take the files out of it and share them one by one.");
    internal static readonly InspectionRule Program = Rule("program", Refuse, "This is a program, not a document.", "Do not open it if you do not know where it comes from. Share documents only.");
    internal static readonly InspectionRule WebPage = Rule("web-page", Refuse, "This is a web page or a drawing for web pages (HTML, SVG, XML), which can run programs.",
        "Open it, print it to PDF and share the PDF.");
    internal static readonly InspectionRule OtherPicture = Rule("other-picture", Refuse, "We take pictures as PNG or JPEG only.", "Open the picture, save it as PNG or JPEG and share that file.");
    internal static readonly InspectionRule Media = Rule("media", Refuse, "This is a sound or a film.", "Share documents and pictures only.");
    internal static readonly InspectionRule Mail = Rule("mail", Refuse, "This is a saved e-mail or web archive.", "Copy what you want to share into a document and share that.");
    internal static readonly InspectionRule WrongExtension = Rule("wrong-extension", Tell, "The name of this file says that it is something else than it is.",
        "You need not do anything: we give it the right ending.");
    internal static readonly InspectionRule Encrypted = Rule("encrypted", Refuse, "This file is locked with a password, so we cannot check it.",
        "Open it, take the password off, save it and share that file.");
    internal static readonly InspectionRule Damaged = Rule("damaged", Refuse, "This file is damaged or not complete.", SaveAgain);
    internal static readonly InspectionRule Polyglot = Rule("two-in-one", Refuse, "This file is two kinds of file at the same time, which is a way to smuggle a program past a check.", Fresh);

    // Bounds

    internal static readonly InspectionRule TooLong = Rule("too-long", Refuse, "Checking this file takes too long.", "Share it in smaller parts, or as a PDF.");
    internal static readonly InspectionRule TooMuchText = Rule("too-much-text", Refuse, "There is more text in this file than we can check.", "Share it in smaller parts.");
    internal static readonly InspectionRule TooComplicated = Rule("too-complicated", Refuse, "This file is built in too complicated a way to be checked.", SaveAsPdf);
    internal static readonly InspectionRule ZipBomb = Rule("zip-bomb", Refuse, "This file becomes far too large when it is unpacked.", Fresh);
    internal static readonly InspectionRule TooManyParts = Rule("too-many-parts", Refuse, "This file is made of too many parts.", "Share it in smaller parts, or as a PDF.");
    internal static readonly InspectionRule TooManyPixels = Rule("too-many-pixels", Refuse, "This picture has too many pixels.", "Make the picture smaller and share that file.");

    // Archives and XML

    internal static readonly InspectionRule ZipStructure = Rule("archive-structure", Refuse, "The inside of this file contradicts itself, as if something were hidden in it.", SaveAgain);
    internal static readonly InspectionRule ZipNames = Rule("archive-names", Refuse, "A part of this file has a name that could overwrite other files.", Fresh);
    internal static readonly InspectionRule ZipDuplicates = Rule("archive-duplicates", Refuse, "Two parts of this file have the same name, so that different programs see different things.", SaveAgain);
    internal static readonly InspectionRule XmlDtd = Rule("xml-entities", Refuse, "This file holds definitions (XML entities) that office programs never write and attacks do.", Fresh);

    // Programs and foreign content

    internal static readonly InspectionRule Macros = Rule("macros", Refuse, "There are macros in this file: small programs that run when it is opened.",
        "Open it, choose 'Save as', choose .docx, .odt, .xlsx or .ods, answer that macros may go, and share that file.");
    internal static readonly InspectionRule Ole = Rule("embedded-object", Refuse, "Another document or program is embedded in this file (an OLE object).",
        "Open it, replace the embedded object by a picture or by plain text, save it and share it again.");
    internal static readonly InspectionRule ActiveX = Rule("activex", Refuse, "There are ActiveX controls in this file: small programs from Windows.",
        "Open it in Word or Excel, remove the controls (Developer > Design mode) or replace them by ordinary form fields, and share it again.");
    internal static readonly InspectionRule EmbeddedFile = Rule("embedded-file", Refuse, "Another file is hidden inside this one.", "Remove the attached or embedded file, save and share it again.");
    internal static readonly InspectionRule ExternalContent = Rule("external-content", Refuse, "This file fetches content from somewhere else when it is opened, which tells others who opens it.",
        "Open it, replace what is linked by plain text or a picture (Edit > Links > Break link), save it and share it again.");
    internal static readonly InspectionRule ExternalTemplate = Rule("external-template", Neutralise, "This document loads a template from somewhere else when it is opened.",
        "You need not do anything: the clean copy does not have it.");
    internal static readonly InspectionRule RemoteImage = Rule("remote-image", Neutralise, "A picture in this document is fetched from somewhere else each time it is opened, which tells others who opens it.",
        "The clean copy does not have it. To keep the picture, paste it into the document as a picture.");
    internal static readonly InspectionRule UnsafeLink = Rule("unsafe-link", Neutralise, "A link in this file leads to something other than a web page or a mail address.",
        "You need not do anything: the clean copy has the words without the link.");
    internal static readonly InspectionRule DataField = Rule("data-field", Refuse, "A field in this document fetches data or starts programs (DDE or similar).",
        "Open it, select the field, press Ctrl+Shift+F9 to turn it into plain text, save it and share it again.");
    internal static readonly InspectionRule SheetLink = Rule("sheet-link", Refuse, "This spreadsheet fetches data from other files, databases or the internet.",
        "Open it, choose Data > Edit links > Break link (and delete queries and connections), save it and share it again.");
    internal static readonly InspectionRule MailMerge = Rule("mail-merge", Refuse, "This document is connected to a list of addresses for mail merge.",
        "Open it in Word, choose Mailings > Start mail merge > Normal Word document, save it and share it again.");
    internal static readonly InspectionRule UnknownPart = Rule("unknown-part", Refuse, "There is something in this file that we do not know and cannot check.", SaveAgain);

    // PDF

    internal static readonly InspectionRule PdfScript = Rule("pdf-script", Refuse, "There is a script in this PDF: a small program that runs when it is opened or filled in.", SaveAsPdf);
    internal static readonly InspectionRule PdfLaunch = Rule("pdf-launch", Refuse, "This PDF can start a program or open another file.", SaveAsPdf);
    internal static readonly InspectionRule PdfSubmit = Rule("pdf-submit", Refuse, "This PDF sends what is typed into it to somewhere else, or fetches data.", SaveAsPdf);
    internal static readonly InspectionRule PdfAttachment = Rule("pdf-attachment", Refuse, "Other files are attached to this PDF.", SaveAsPdf);
    internal static readonly InspectionRule PdfMedia = Rule("pdf-media", Refuse, "There is sound, film or 3D in this PDF.", SaveAsPdf);
    internal static readonly InspectionRule PdfXfa = Rule("pdf-xfa", Refuse, "This PDF is an XFA form, which we cannot check and few programs can open.", SaveAsPdf);

    internal static readonly InspectionRule UnreadText = Rule("unread-text", Tell, "There are words here that we cannot read, such as a scan or a photo of a page.",
        "Look at it yourself: are there names, addresses, numbers or signatures that should not be seen?");

    // Pictures

    internal static readonly InspectionRule UnreadPicture = Rule("unread-picture", Tell, "There is a picture in this file of a kind that we cannot look into (EMF, WMF, TIFF or WebP).",
        "Look at it yourself: are there names in it? If it is a photo, save it as JPEG or PNG and put it in again, so that we can take out where it was taken and by whom.");
    internal static readonly InspectionRule TrailingData = Rule("trailing-data", Neutralise, "There is more in this file after the end of the picture, such as a short film or a second picture.",
        "You need not do anything: the clean copy holds the picture only.");

    /// <summary>All rules, in the order of the table. Codes are unique.</summary>
    public static IReadOnlyList<InspectionRule> All => Rules;

    private static InspectionRule Rule(string code, RuleOutcome outcome, string message, string whatToDo)
    {
        var rule = new InspectionRule(code, outcome, message, whatToDo);
        Rules.Add(rule);
        return rule;
    }
}
