using PhbResources.Web;
using PhbResources.Web.Commands;

return CommandLine.IsMeant(args) ? await CommandLine.RunAsync(args, CommandContext.OfProcess()) : await EmbeddedSite.RunAsync(args);
