using PhbResources.Web;

return await EmbeddedSite.RunAsync(args);
