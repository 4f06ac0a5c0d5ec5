using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhbResources.Site.Serving;

/// <summary>A page of the site: a component with everything it shows in one typed model.</summary>
public abstract class Page<TModel> : ComponentBase
    where TModel : class
{
    /// <summary>Where the page stands.</summary>
    [Parameter, EditorRequired]
    public SiteView Site { get; set; } = null!;

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = null!;
}

/// <summary>Where a page stands.</summary>
/// <param name="Base">Scheme and host of the site, with no slash at the end.</param>
/// <param name="Path">Canonical address of the page, from the root, with its query.</param>
public sealed record SiteView(string Base, string Path)
{
    /// <summary>Until when the curator who looks at it has to set up a second factor, UTC; <c>null</c> for everybody else.</summary>
    public DateTime? SecondFactorDue { get; init; }
}

/// <summary>Renders pages to UTF-8 on the server. Nothing of them runs in the browser.</summary>
internal sealed class PageRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task<byte[]> RenderAsync<TPage, TModel>(SiteView site, TModel model)
        where TPage : Page<TModel>
        where TModel : class
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using HtmlRenderer renderer = new(scope.ServiceProvider, loggers);
        ParameterView parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Page<TModel>.Site)] = site,
            [nameof(Page<TModel>.Model)] = model,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(parameters);
            using MemoryStream bytes = new(32 * 1024);
            await using (StreamWriter writer = new(bytes, s_utf8, leaveOpen: true))
                page.WriteHtmlTo(writer);
            return bytes.ToArray();
        });
    }
}
