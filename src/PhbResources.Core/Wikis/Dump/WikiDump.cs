using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Xml;

namespace PhbResources.Core.Wikis.Dump;

/// <summary>
/// Reads what MediaWiki exports (schema export-0.10 and 0.11, which <c>dumpBackup.php</c> and Special:Export write), a version at a time, so that no more than
/// one text is in memory however long the dump is.
/// </summary>
public sealed class WikiDump : IDisposable
{
    /// <summary>Longest text of a version that is read, in characters: what a MediaWiki allows ($wgMaxArticleSize, 2,048 KB).</summary>
    public const int LongestText = 2_048 * 1_024;

    /// <summary>Longest title, name or comment that is read, in characters; MediaWiki keeps at most 500.</summary>
    private const int LongestLine = 2_000;

    private readonly XmlReader _xml;
    private readonly string _name;

    private WikiDump(XmlReader xml, string name) => (_xml, _name) = (xml, name);

    /// <summary>The wiki it was made of; known once <see cref="Open(string)"/> answers.</summary>
    public WikiSite Site { get; private set; } = WikiSite.Unknown;

    /// <summary>Opens a file, and reads up to its first page.</summary>
    /// <exception cref="WikiDumpException">It cannot be read, or is no such dump.</exception>
    public static WikiDump Open(string path)
    {
        try
        {
            return Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), Path.GetFileName(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WikiDumpException($"The dump {path} cannot be read: {exception.Message} It has to be where the account of the site can read it.", exception);
        }
    }

    /// <summary>Reads from a stream, which it closes when it is done.</summary>
    public static WikiDump Open(Stream stream, string name)
    {
        XmlReader xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            // A hidden or wild character in one page must not cost the others.
            CheckCharacters = false,
        });
        WikiDump dump = new(xml, name);
        try
        {
            dump.ReadHead();
            return dump;
        }
        catch
        {
            xml.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next page up to its first version.</summary>
    /// <returns>What stands there, or <c>null</c> at the end.</returns>
    public WikiPageHead? NextPage() => Reading(() =>
    {
        while (!_xml.EOF)
        {
            if (IsStart("page"))
                return ReadPageHead();
            if (!_xml.Read())
                break;
        }

        return null;
    });

    /// <summary>Reads the next version of the page that was begun, the oldest first.</summary>
    /// <param name="text">Its wikitext.</param>
    /// <returns>The version, or <c>null</c> at the end of the page.</returns>
    public WikiRevision? NextRevision(out string text)
    {
        string read = "";
        WikiRevision? revision = Reading(() =>
        {
            while (!_xml.EOF)
            {
                if (IsStart("revision"))
                    return ReadRevision(out read);
                if (IsStart("page") || (_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == "page"))
                    return null;
                if (_xml.NodeType == XmlNodeType.Element)
                    _xml.Skip(); // <upload>, <discussionthreadinginfo>, and what later schemas add.
                else if (!_xml.Read())
                    break;
            }

            return null;
        });
        text = read;
        return revision;
    }

    /// <inheritdoc />
    public void Dispose() => _xml.Dispose();

    private void ReadHead() => Reading<object?>(() =>
    {
        if (_xml.MoveToContent() != XmlNodeType.Element || _xml.LocalName != "mediawiki")
            throw new WikiDumpException($"{_name} is XML, but no dump of a MediaWiki: it begins with <{_xml.LocalName}>, not with <mediawiki>. Make one with: php maintenance/dumpBackup.php --full");
        while (_xml.Read() && !IsStart("page"))
        {
            if (IsStart("siteinfo"))
            {
                Site = ReadSite();
                break;
            }
        }

        return null;
    });

    private WikiSite ReadSite()
    {
        string name = "", database = "", main = "", letters = "first-letter";
        Dictionary<int, string> namespaces = new(WikiSite.English);
        ForEach(() =>
        {
            switch (_xml.LocalName)
            {
                case "sitename": name = Line(); break;
                case "dbname": database = Line(); break;
                case "base": main = Line(); break;
                case "case": letters = Line(); break;
                case "namespaces":
                    ForEach(() =>
                    {
                        if (int.TryParse(_xml.GetAttribute("key"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int key))
                            namespaces[key] = Line();
                        else
                            _xml.Skip();
                    });
                    break;
                default: _xml.Skip(); break;
            }
        });
        return new WikiSite(name, database, Uri.TryCreate(main, UriKind.Absolute, out Uri? address) ? address : null, namespaces.ToFrozenDictionary(), letters != "case-sensitive");
    }

    private WikiPageHead ReadPageHead()
    {
        string title = "", redirect = "";
        int number = 0;
        long id = 0;
        bool isRedirect = false;
        _xml.Read();
        while (!_xml.EOF && !IsStart("revision") && !(_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == "page"))
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                _xml.Read();
                continue;
            }

            switch (_xml.LocalName)
            {
                case "title": title = Line(); break;
                case "ns": _ = int.TryParse(Line(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number); break;
                case "id": _ = long.TryParse(Line(), NumberStyles.None, CultureInfo.InvariantCulture, out id); break;
                case "redirect":
                    (isRedirect, redirect) = (true, _xml.GetAttribute("title") ?? "");
                    _xml.Skip();
                    break;
                default: _xml.Skip(); break;
            }
        }

        return new WikiPageHead(title, number, id) { RedirectTo = isRedirect ? redirect : null };
    }

    private WikiRevision ReadRevision(out string text)
    {
        string read = "", model = "wikitext", why = "";
        string? by = null, comment = "";
        long id = 0;
        DateTime at = DateTime.UnixEpoch;
        ForEach(() =>
        {
            switch (_xml.LocalName)
            {
                case "id": _ = long.TryParse(Line(), NumberStyles.None, CultureInfo.InvariantCulture, out id); break;
                case "timestamp": _ = DateTime.TryParse(Line(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at); break;
                case "contributor": by = ReadContributor(); break;
                case "comment":
                    comment = IsDeleted ? null : "";
                    string written = Line();
                    comment = comment is null ? null : written;
                    break;
                case "model": model = Line(); break;
                case "text":
                    if (IsDeleted)
                    {
                        why = "The wiki hides this version.";
                        _xml.Skip();
                    }
                    else if (!TryText(LongestText, out read))
                    {
                        why = $"The text is longer than {LongestText:N0} characters.";
                    }

                    break;
                default: _xml.Skip(); break;
            }
        });
        if (why.Length == 0 && model is not ("wikitext" or ""))
            why = $"It is no wikitext but {model}.";
        text = why.Length == 0 ? read : "";
        return new WikiRevision(id, at) { By = by, Comment = comment, IsWithoutText = why.Length > 0, WhyWithoutText = why };
    }

    private string? ReadContributor()
    {
        string? name = null;
        bool hidden = IsDeleted;
        ForEach(() =>
        {
            if (_xml.LocalName == "username")
                name = Line();
            else
                _xml.Skip(); // The network address of somebody without an account is nobody's business here.
        });
        return hidden || string.IsNullOrWhiteSpace(name) ? null : name;
    }

    private bool IsDeleted => _xml.GetAttribute("deleted") is not null || _xml.GetAttribute("suppressed") is not null;

    private bool IsStart(string name) => _xml.NodeType == XmlNodeType.Element && _xml.LocalName == name;

    /// <summary>Goes through the elements within the one that it stands on.</summary>
    /// <param name="read">Called at the start of each; it goes past it.</param>
    private void ForEach(Action read)
    {
        if (_xml.IsEmptyElement)
        {
            _xml.Read();
            return;
        }

        int depth = _xml.Depth;
        _xml.Read();
        while (!_xml.EOF && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
                read();
            else
                _xml.Read();
        }

        _xml.Read();
    }

    private string Line()
    {
        TryText(LongestLine, out string line);
        return line.Trim();
    }

    /// <summary>The text of the element that it stands on, up to a limit; goes past it.</summary>
    private bool TryText(int most, out string text)
    {
        if (_xml.IsEmptyElement)
        {
            _xml.Read();
            text = "";
            return true;
        }

        StringBuilder read = new();
        char[] piece = new char[8_192];
        int depth = _xml.Depth;
        bool whole = true;
        _xml.Read();
        while (!_xml.EOF && _xml.Depth > depth)
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                int count;
                while ((count = _xml.ReadValueChunk(piece, 0, piece.Length)) > 0)
                {
                    int fits = Math.Min(count, most - read.Length);
                    whole &= fits == count;
                    read.Append(piece, 0, fits);
                }
            }

            _xml.Read();
        }

        _xml.Read();
        text = whole ? read.ToString() : most == LongestLine ? read.ToString() : "";
        return whole;
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException exception)
        {
            throw new WikiDumpException($"{_name} breaks off or is no XML at line {exception.LineNumber}: {exception.Message} Make the dump again, or take it from a whole copy; what was brought in before that line stays.", exception);
        }
        catch (IOException exception)
        {
            throw new WikiDumpException($"{_name} cannot be read on: {exception.Message}", exception);
        }
    }
}
