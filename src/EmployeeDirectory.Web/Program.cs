using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Imaging;
using EmployeeDirectory.Web.Features.Operations;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Hosting;
using EmployeeDirectory.Web.Hosting.Health;
using EmployeeDirectory.Web.Hosting.Lambda;
using EmployeeDirectory.Web.Security;

if (WorkerProgram.Requested(args))
    return WorkerProgram.Run(args);

try
{
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddConsoleLogging();
    builder.AddStorage();
    builder.AddSecurity();
    builder.AddPages();
    builder.Services.AddReadModel();
    builder.AddSearch();
    builder.AddChat();
    builder.Services.AddCompany();
    builder.Services.AddImaging();
    builder.Services.AddPhotos();
    builder.Services.AddAudit();
    builder.Services.AddPastDays();
    builder.Services.AddCorrections();
    builder.Services.AddErasures();
    builder.Services.AddImports();
    builder.Services.AddHealth();
    builder.Services.AddInfo();
    builder.Services.AddAccess();
    builder.Services.AddSignIn();
    builder.AddProviderSignIn();
    builder.AddLambda();

    var app = builder.Build();
    if (args is [FirstAdmin.Command, ..])
        return await app.PrintAdminLinkAsync();
    await app.OpenDataFolderAsync();
    app.UseSecurity();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UsePages();
    app.MapHealth();
    app.MapPages();
    if (!app.Configuration.IsOnLambda())
    {
        app.SayWhere();
        app.InviteFirstAdmin();
    }
    var readModel = app.Services.GetRequiredService<ReadModelStatus>();
    try
    {
        await app.RunAsync();
    }
    // RunAsync throws when a failed read model stops the host before it listens.
    catch (OperationCanceledException) when (readModel.Failure is not null)
    {
    }
    return readModel.Failure is { } failure ? throw new StartupException(failure) : 0;
}
catch (Exception fault) when (StartFailure.Explain(fault) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}

public partial class Program;
