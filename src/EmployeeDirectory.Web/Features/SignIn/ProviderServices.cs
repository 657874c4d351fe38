using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

namespace EmployeeDirectory.Web.Features.SignIn;

public static class ProviderServices
{
    public static void AddProviderSignIn(this WebApplicationBuilder builder)
    {
        // systemd's LoadCredential: unlike the environment, no other process can read it.
        if (Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } folder)
            builder.Configuration.AddKeyPerFile(folder, optional: true);
        var section = builder.Configuration.GetSection(SignInOptions.Section);
        var settings = Read(section);
        settings.Require();
        builder.Services.Configure<SignInOptions>(section);
        builder.Services.AddSingleton<ProviderSignIns>();
        builder.Services.AddSingleton<ProviderSignOut>();
        if (settings.EffectiveMode != SignInMode.Local)
            builder.Services.AddProvider();
        if (settings.EffectiveMode == SignInMode.OpenIdConnect)
            builder.Services.AddOpenIdConnect(settings);
        if (settings.EffectiveMode == SignInMode.Alb)
            builder.Services.AddAlb(settings);
    }

    private static SignInOptions Read(IConfigurationSection section)
    {
        try
        {
            return section.Get<SignInOptions>() ?? new();
        }
        catch (InvalidOperationException)
        {
            throw new StartupException(
                "Check the settings: SignIn__Mode is Local, OpenIdConnect or Alb, SignIn__Authority an address.");
        }
    }
}
