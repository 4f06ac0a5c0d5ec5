using System.Text;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;
using PhbResources.Site.Assets;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Exports;

/// <summary>Renders pages of exports and the files of templates, with what the site itself renders them with.</summary>
internal sealed class OfflinePages(PageRenderer renderer, TemplateDocuments documents, TemplateDownloads downloads, TemplateFiles files, LegalFigures figures, SiteAssets assets, TimeProvider clock)
{
    /// <summary>The document's sections stand below the page's own headings of level 2.</summary>
    private const int FirstHeadingLevel = 3;

    public TemplateDownloads Downloads => downloads;

    /// <summary>Opens a shared file as it is; <c>null</c> where it is gone.</summary>
    public Stream? Open(TemplateFile file) => files.Open(file);

    /// <summary>What legal figures in guides stand for today.</summary>
    public IReadOnlyDictionary<string, string> Figures() => figures.WordsOn(clock.Today());

    public Task<byte[]> RenderAsync<TPage, TModel>(TModel model)
        where TPage : Page<TModel>
        where TModel : class => renderer.RenderAsync<TPage, TModel>(new SiteView("", ""), model);

    /// <summary>The document of a template, or the beginning of its shared file, safe to show.</summary>
    public string HtmlOf(Template template)
    {
        if (!template.HasBody)
            return template.Files.FirstOrDefault(file => file.HasPreview)?.PreviewHtml ?? "";
        try
        {
            // Not from what the site keeps in memory: an export would push out what visitors read.
            TemplateDocument document = documents.Of(template);
            return HtmlPreview.Write(document, WriteOptions.Default, FirstHeadingLevel);
        }
        catch (MistakesException)
        {
            return ""; // Such a document has no files either, and says so.
        }
    }

    /// <summary>An asset of the site by its name, such as <c>site.css</c>.</summary>
    public ReadOnlyMemory<byte> Asset(string address) => assets.ByAddress[address].Body;

    public SiteAssets Assets => assets;

    public static string ScriptText()
    {
        using Stream stream = typeof(OfflinePages).Assembly.GetManifestResourceStream("offline-search.js")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
