using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>Stops the next call of one method of a service until it is let go: what others do meanwhile comes in between.</summary>
internal sealed class Hold
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _armed;

    /// <summary>In place of the service that is registered.</summary>
    public void On<T>(IServiceCollection services, string method) where T : class
    {
        var registered = services.Last(service => service.ServiceType == typeof(T));
        services.AddSingleton(provider => Proxy<T>.Of(
            (T)(registered.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)), method, this));
    }

    public void Arm() => Interlocked.Exchange(ref _armed, 1);

    public Task ReachedAsync() => _reached.Task.WaitAsync(Limit);

    public void Release() => _released.TrySetResult();

    private void Pass()
    {
        if (Interlocked.Exchange(ref _armed, 0) == 0)
            return;
        _reached.SetResult();
        if (!_released.Task.Wait(Limit))
            throw new TimeoutException("It was never let go.");
    }

    // DispatchProxy derives from it.
#pragma warning disable CA1852
    private class Proxy<T> : DispatchProxy where T : class
#pragma warning restore CA1852
    {
        private T _target = null!;
        private string _method = "";
        private Hold _hold = null!;

        public static T Of(T target, string method, Hold hold)
        {
            var proxy = Create<T, Proxy<T>>();
            var held = (Proxy<T>)(object)proxy;
            (held._target, held._method, held._hold) = (target, method, hold);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == _method)
                _hold.Pass();
            return targetMethod.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }
}
