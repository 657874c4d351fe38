namespace EmployeeDirectory.Web.Features.SignIn;

public static class SignInServices
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignIns>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<FirstAdmin>();
    }

    /// <summary>Instead of serving. Sessions and accounts stay as they are.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> PrintAdminLinkAsync(this WebApplication app)
    {
        Console.WriteLine(await app.Services.GetRequiredService<FirstAdmin>().InviteAsync());
        return 0;
    }

    /// <summary>Once the server listens, so that the link has its address.</summary>
    public static void InviteFirstAdmin(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
        _ = app.Services.GetRequiredService<FirstAdmin>().InviteIfNoneAsync());
}
