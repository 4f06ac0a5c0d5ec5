using System.Collections.Frozen;
using System.Globalization;
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

    private readonly XmlReader _xml;
    private readonly DumpElements _elements;
    private readonly string _name;

    private WikiDump(XmlReader xml, string name) => (_xml, _elements, _name) = (xml, new DumpElements(xml), name);

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
        while (!_elements.IsAtEnd)
        {
            if (_elements.IsStart("page"))
                return ReadPageHead();
            if (!_elements.Next())
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
            while (!_elements.IsAtEnd)
            {
                if (_elements.IsStart("revision"))
                    return ReadRevision(out read);
                if (_elements.IsStart("page") || _elements.IsEnd("page"))
                    return null;
                if (_elements.IsElement)
                    _elements.Skip(); // <upload>, <discussionthreadinginfo>, and what later schemas add.
                else if (!_elements.Next())
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
        if (!_elements.IsRoot("mediawiki"))
            throw new WikiDumpException($"{_name} is XML, but no dump of a MediaWiki: it begins with <{_elements.Name}>, not with <mediawiki>. Make one with: php maintenance/dumpBackup.php --full");
        while (_elements.Next() && !_elements.IsStart("page"))
        {
            if (_elements.IsStart("siteinfo"))
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
        _elements.ForEach(() =>
        {
            switch (_elements.Name)
            {
                case "sitename": name = _elements.Line(); break;
                case "dbname": database = _elements.Line(); break;
                case "base": main = _elements.Line(); break;
                case "case": letters = _elements.Line(); break;
                case "namespaces":
                    _elements.ForEach(() =>
                    {
                        if (int.TryParse(_elements.Attribute("key"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int key))
                            namespaces[key] = _elements.Line();
                        else
                            _elements.Skip();
                    });
                    break;
                default: _elements.Skip(); break;
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
        _elements.Next();
        while (!_elements.IsAtEnd && !_elements.IsStart("revision") && !_elements.IsEnd("page"))
        {
            if (!_elements.IsElement)
            {
                _elements.Next();
                continue;
            }

            switch (_elements.Name)
            {
                case "title": title = _elements.Line(); break;
                case "ns": _ = int.TryParse(_elements.Line(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number); break;
                case "id": _ = long.TryParse(_elements.Line(), NumberStyles.None, CultureInfo.InvariantCulture, out id); break;
                case "redirect":
                    (isRedirect, redirect) = (true, _elements.Attribute("title") ?? "");
                    _elements.Skip();
                    break;
                default: _elements.Skip(); break;
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
        _elements.ForEach(() =>
        {
            switch (_elements.Name)
            {
                case "id": _ = long.TryParse(_elements.Line(), NumberStyles.None, CultureInfo.InvariantCulture, out id); break;
                case "timestamp": _ = DateTime.TryParse(_elements.Line(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at); break;
                case "contributor": by = ReadContributor(); break;
                case "comment":
                    comment = _elements.IsDeleted ? null : "";
                    string written = _elements.Line();
                    comment = comment is null ? null : written;
                    break;
                case "model": model = _elements.Line(); break;
                case "text":
                    if (_elements.IsDeleted)
                    {
                        why = "The wiki hides this version.";
                        _elements.Skip();
                    }
                    else if (!_elements.TryText(LongestText, out read))
                    {
                        why = $"The text is longer than {LongestText:N0} characters.";
                    }

                    break;
                default: _elements.Skip(); break;
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
        bool hidden = _elements.IsDeleted;
        _elements.ForEach(() =>
        {
            if (_elements.Name == "username")
                name = _elements.Line();
            else
                _elements.Skip(); // The network address of somebody without an account is nobody's business here.
        });
        return hidden || string.IsNullOrWhiteSpace(name) ? null : name;
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
