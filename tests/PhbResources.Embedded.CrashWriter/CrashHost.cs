using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.CrashWriter;

/// <summary>An embedded host with what the writer writes with.</summary>
public static class CrashHost
{
    public const string Page = "crashPage";
    public const string Title = "title";
    public const string Group = "Crash test";

    /// <summary>Boots on a data folder, whatever state it was left in.</summary>
    public static async Task<IHost> StartAsync(string dataPath)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddEmbeddedUmbraco(builder.Configuration, options => options.DataPath = dataPath);
        IHost host = builder.Build();
        await host.StartAsync();
        await InstallAsync(host.Services);
        return host;
    }

    private static async Task InstallAsync(IServiceProvider services)
    {
        IContentTypeService types = services.GetRequiredService<IContentTypeService>();
        if (types.Get(Page) is not null) return;

        using ICoreScope scope = services.GetRequiredService<ICoreScopeProvider>().CreateCoreScope();
        IShortStringHelper strings = services.GetRequiredService<IShortStringHelper>();
        services.GetRequiredService<PropertyEditorCollection>().TryGet(Constants.PropertyEditors.Aliases.TextBox, out IDataEditor? editor);
        var text = new DataType(editor!, services.GetRequiredService<IConfigurationEditorJsonSerializer>())
        {
            Name = "Crash text", DatabaseType = ValueStorageType.Nvarchar, EditorUiAlias = "Umb.PropertyEditorUi.TextBox",
        };
        Require((await services.GetRequiredService<IDataTypeService>().CreateAsync(text, Constants.Security.SuperUserKey)).Success);
        var page = new ContentType(strings, Constants.System.Root) { Alias = Page, Name = Page, AllowedAsRoot = true };
        page.AddPropertyType(new PropertyType(strings, text, Title) { Name = Title }, "content", "Content");
        Require((await types.CreateAsync(page, Constants.Security.SuperUserKey)).Success);
        services.GetRequiredService<IMemberService>().AddRole(Group);
        scope.Complete();
    }

    internal static void Require(bool success)
    {
        if (!success) throw new InvalidOperationException("A service refused what has to succeed here.");
    }
}
