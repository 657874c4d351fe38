namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>A booted machine that nothing was done to yet.</summary>
public sealed class IdleMachine : IAsyncLifetime
{
    private const string Settings = """
        #!/bin/bash
        STACK='directory'
        REGION='eu-west-1'
        RELEASE_BUCKET='releases'
        RELEASE_HASH='none'
        TABLE='employees'
        PHOTO_BUCKET='photos'
        BROWSE='SignedIn'
        BALANCER_NETWORKS='10.20.0.0/20,10.20.16.0/20'
        ALLOWED_HOSTS='*'
        HEALTH_SECONDS='60'
        LOAD_SWITCH='false'
        SIGN_IN_MODE='Local'
        OIDC_SECRET=''

        """;

    public Machine Machine { get; } = new();

    public UserData UserData { get; } = new(Settings + File.ReadAllText(Places.UserData));

    /// <summary>Why it is not there, if so.</summary>
    public string? Obstacle { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Obstacle = await Machine.ObstacleAsync();
        if (Obstacle is null)
            await Machine.BootAsync(null);
    }

    public ValueTask DisposeAsync()
    {
        Machine.Dispose();
        return ValueTask.CompletedTask;
    }
}
