using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using static Umbraco.Cms.Core.Constants.Security;

namespace PhbResources.Embedded.Tests.Hosting;

/// <summary>A running embedded host on a data folder of its own. Core keeps a static reference to its services, so one runs at a time.</summary>
internal sealed class TestSite : IDisposable
{
    private readonly IHost _host;

    private TestSite(IHost host, string folder)
    {
        _host = host;
        Folder = folder;
    }

    public string Folder { get; }

    public IServiceProvider Services => _host.Services;

    public static TestSite Start(string? folder = null, Action<EmbeddedUmbracoOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        folder ??= Path.Combine(Path.GetTempPath(), "phb-" + Guid.NewGuid().ToString("N"));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
        {
            options.DataPath = folder;
            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        IHost host = builder.Build();
        host.Start();
        return new TestSite(host, folder);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Stops the host and keeps its data.</summary>
    public void Stop()
    {
        _host.StopAsync().GetAwaiter().GetResult();
        _host.Dispose();
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(Folder, recursive: true);
    }

    public IDataType DataType(string editor, string configuration = "{}", string? name = null)
    {
        IDataEditor dataEditor = Get<PropertyEditorCollection>()[editor]!;
        var json = Get<IConfigurationEditorJsonSerializer>();
        var dataType = new DataType(dataEditor, json)
        {
            Name = name ?? editor + " " + Guid.NewGuid().ToString("N"),
            DatabaseType = ValueTypes.ToStorageType(dataEditor.GetValueEditor().ValueType),
        };
        dataType.ConfigurationData = dataEditor.GetConfigurationEditor().FromDatabase(configuration, json);
        var created = Get<IDataTypeService>().CreateAsync(dataType, SuperUserKey).GetAwaiter().GetResult();
        Assert.That(created.Success, Is.True, created.Status.ToString());
        return Get<IDataTypeService>().GetAsync(dataType.Key).GetAwaiter().GetResult()!;
    }

    /// <summary>A document type, stored; each property is an alias with its data type, in the group "content".</summary>
    public IContentType DocumentType(string alias, Action<ContentType>? change = null, params (string Alias, IDataType DataType)[] properties)
    {
        var type = new ContentType(Get<IShortStringHelper>(), -1) { Alias = alias, Name = alias, AllowedAsRoot = true };
        type.AddPropertyGroup("content", "Content");
        foreach ((string property, IDataType dataType) in properties)
        {
            type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), dataType, property) { Name = property }, "content");
        }

        change?.Invoke(type);
        var created = Get<IContentTypeService>().CreateAsync(type, SuperUserKey).GetAwaiter().GetResult();
        Assert.That(created.Success, Is.True, created.Result.ToString());
        return Get<IContentTypeService>().Get(alias)!;
    }

    public void Update(IContentType type)
    {
        var updated = Get<IContentTypeService>().UpdateAsync(type, SuperUserKey).GetAwaiter().GetResult();
        Assert.That(updated.Success, Is.True, updated.Result.ToString());
    }

    public IContent Document(IContentType type, params (string Alias, object? Value)[] values)
    {
        var service = Get<IContentService>();
        IContent document = service.Create("A document", -1, type.Alias);
        foreach ((string alias, object? value) in values)
        {
            document.SetValue(alias, value);
        }

        Assert.That(service.Save(document).Success, Is.True);
        return service.GetById(document.Key)!;
    }
}
