using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

public static class SignInServices
{
    /// <summary>What OWASP's password storage cheat sheet asks of PBKDF2 with SHA-512.</summary>
    private const int Iterations = 210_000;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignIns>();
        services.AddSingleton<Passwords>();
        services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = Iterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Devices>();
        services.AddSingleton<Lockout>();
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<CodeChecks>();
        services.AddSingleton<LocalSignIns>();
        services.AddSingleton<FirstAdmin>();
    }

    /// <summary>Instead of serving. Sessions and accounts stay as they are.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> PrintAdminLinkAsync(this WebApplication app)
    {
        Console.WriteLine(await app.Services.GetRequiredService<FirstAdmin>().InviteAsync());
        return 0;
    }

    /// <summary>Once the server listens, so that the link has its address; not where a provider knows who is an admin.</summary>
    public static void InviteFirstAdmin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.EffectiveMode == SignInMode.Local)
            app.Lifetime.ApplicationStarted.Register(() => _ = app.Services.GetRequiredService<FirstAdmin>().InviteIfNoneAsync());
    }
}
